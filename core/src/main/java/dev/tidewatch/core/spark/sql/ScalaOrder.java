package dev.tidewatch.core.spark.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The order in which Scala 2.13 walks through an immutable set or map of numbers: up to four as
 * they came, more by the tree of their hashes. Spark keeps jobs and stages in such, and its answers
 * show it.
 */
public final class ScalaOrder {

  private static final int SMALL = 4;
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  private ScalaOrder() {}

  /**
   * The numbers in Scala's order, each once.
   *
   * @param inserted in the order in which they came
   */
  public static List<Integer> of(Collection<Integer> inserted) {
    List<Integer> distinct = new ArrayList<>(new LinkedHashSet<>(inserted));
    if (distinct.size() <= SMALL) {
      return distinct;
    }
    List<Integer> ordered = new ArrayList<>(distinct.size());
    walk(distinct, 0, ordered);
    return ordered;
  }

  /** One node of the tree: numbers that are alone on their branch first, then the branches. */
  private static void walk(List<Integer> numbers, int shift, List<Integer> ordered) {
    List<List<Integer>> branches = new ArrayList<>();
    for (int i = 0; i <= MASK; i++) {
      branches.add(new ArrayList<>());
    }
    numbers.forEach(number -> branches.get((hash(number) >>> shift) & MASK).add(number));
    branches.stream().filter(each -> each.size() == 1).forEach(ordered::addAll);
    for (List<Integer> branch : branches) {
      if (branch.size() > 1 && shift + BITS < Integer.SIZE) {
        walk(branch, shift + BITS, ordered);
      } else if (branch.size() > 1) {
        branch.stream().sorted(Comparator.naturalOrder()).forEach(ordered::add);
      }
    }
  }

  /** Scala's {@code Hashing.improve}. */
  private static int hash(int number) {
    int hash = number + ~(number << 9);
    hash ^= hash >>> 14;
    hash += hash << 4;
    return hash ^ (hash >>> 10);
  }
}
