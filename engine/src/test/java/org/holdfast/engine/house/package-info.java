/**
 * The rules of the house as tests: layering, and tidiness of every source file of the project.
 *
 * <p>Start with {@link org.holdfast.engine.house.LayeringTest}. A rule that matters is here; a rule
 * that is not here is an opinion.
 */
package org.holdfast.engine.house;
