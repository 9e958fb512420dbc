/**
 * Everything that the outside world decides: time, chance, files, lanes.
 *
 * <p>Start with {@link org.holdfast.engine.env.Env}. Production gets the real ones of
 * {@code env.disk} from {@code engine.boot}; a simulation replaces all of them and nothing else.
 *
 * <p>May use: the JDK. Never belongs here: any rule of the archive.
 */
package org.holdfast.engine.env;
