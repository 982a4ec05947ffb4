/**
 * What ksqlDB's documentation says of table functions, under the names that its servers look for.
 * Not {@code @NullMarked}, as the real ones are not.
 */
package io.confluent.ksql.function.udtf;
