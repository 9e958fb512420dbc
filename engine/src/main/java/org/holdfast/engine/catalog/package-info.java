/**
 * The queryable projection of the ledger: buckets, objects, versions, copies, cartridges.
 *
 * <p>Start with {@link org.holdfast.engine.catalog.Catalog}. What is asked is in {@code .query},
 * how facts become rows in {@code .project}, the tables in {@code .sql}, how values look in columns
 * in {@code .form}.
 *
 * <p>May use: {@code engine.model}. The only package with SQL. Never belongs here: anything that
 * does not follow from the ledger's entries; nobody waits for this database to be durable.
 */
package org.holdfast.engine.catalog;
