package org.holdfast.engine.run;

import java.io.IOException;
import java.util.List;
import org.holdfast.device.changer.Element;

/**
 * What a library without a robot has beside its drives: cartridges on a shelf, and somebody who
 * can be asked. Safe for any thread.
 */
public interface Shelf {
    /** The places of the shelf and the drives, with what lies in them. */
    List<Element> elements() throws IOException;
}
