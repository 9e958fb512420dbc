/**
 * The database under the catalog: opening, tables, connections, statements.
 *
 * <p>Start with {@link org.holdfast.engine.catalog.sql.Database}. The tables and what their columns
 * mean are in {@code schema.sql}, beside this package's classes as a resource.
 *
 * <p>May use: {@code java.sql}, H2. Never belongs here: any meaning of a fact, any rule of the
 * archive.
 */
package org.holdfast.engine.catalog.sql;
