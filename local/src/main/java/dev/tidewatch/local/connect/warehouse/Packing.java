package dev.tidewatch.local.connect.warehouse;

/** Shares the pieces of an order out; the bug is that there may be no box. */
record Packing(boolean fixed) {

  long piecesInEachBox(Order order) {
    long pieces = (long) order.number("pieces");
    long boxes = (long) order.number("boxes");
    return pieces / (fixed ? Math.max(1, boxes) : boxes);
  }
}
