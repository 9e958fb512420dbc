package org.holdfast.app.windowbench;

import java.util.function.IntConsumer;
import javafx.scene.layout.Region;

/**
 * Something to look at that changes with every pulse.
 *
 * @param step changes it; called with the number of the pulse, from 0
 */
record Moving(Region content, IntConsumer step) {}
