/**
 * Plain values of cartridges: barcode, medium type, cartridge memory.
 *
 * <p>Start with {@link org.holdfast.device.media.Barcode}. Seen by everyone; uses the JDK only.
 * Never belongs here: anything that speaks to a device.
 */
package org.holdfast.device.media;
