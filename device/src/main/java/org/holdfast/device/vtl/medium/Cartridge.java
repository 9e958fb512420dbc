package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.device.media.MamAttribute;

/**
 * A cartridge that is open in a drive: its content, its card and the sizes of its partitions.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class Cartridge {
    /** Where cards are kept. */
    public interface CardBox {
        /** Keeps the card durably. */
        void save(CartridgeCard card) throws IOException;
    }

    private final TapeMedium medium;
    private final EndOfTape ends;
    private final CardBox box;
    private CartridgeCard card;

    /** A cartridge with its content. */
    public Cartridge(CartridgeCard card, TapeMedium medium, EndOfTape ends, CardBox box) {
        this.card = card;
        this.medium = medium;
        this.ends = ends;
        this.box = box;
    }

    /** What is known of it. */
    public CartridgeCard card() {
        return card;
    }

    /** Its content. */
    public TapeMedium medium() {
        return medium;
    }

    /** Native bytes of a partition. */
    public long capacity(int partition) {
        long whole = card.capacityBytes();
        long used = card.proportion() == CartridgeCard.WHOLE ? whole
                : Math.max(1 << 20, (long) ((double) whole * card.proportion()
                        / CartridgeCard.WHOLE));
        return ends.capacity(used, medium.partitions(), partition);
    }

    /** Native bytes of a partition behind its early warning. */
    public long reserve(int partition) {
        return ends.reserve(capacity(partition));
    }

    /** Native bytes written on a partition. */
    public long used(int partition) throws IOException {
        return medium.usedBefore(partition, medium.endOfData(partition));
    }

    /** Native bytes still free on a partition, never below 0. */
    public long remaining(int partition) throws IOException {
        return Math.max(0, capacity(partition) - used(partition));
    }

    /** The volume change reference; 1 when the chip does not say. */
    public long changeReference() throws IOException {
        return medium.attribute(0, MamAttribute.VOLUME_CHANGE_REFERENCE)
                .map(MamAttribute::number).orElse(1L);
    }

    /** Counts the volume change reference up, durably, past the values that mean "unusable". */
    public void countChange() throws IOException {
        long next = (changeReference() + 1) & 0xFFFFFFFFL;
        next = next == 0xFFFFFFFFL || next == 0 ? 1 : next;
        byte[] value = ByteBuffer.allocate(4).putInt((int) next).array();
        medium.attribute(0, new MamAttribute(MamAttribute.VOLUME_CHANGE_REFERENCE,
                MamAttribute.Format.BINARY, value));
    }

    /** Erases it and gives it partitions and a proportion. */
    public void format(int partitions, int proportion) throws IOException {
        medium.format(partitions);
        update(card.withPartitions(partitions).withProportion(proportion));
    }

    /** Adds to its counters. */
    public void countUse(long loads, long written, long read) throws IOException {
        update(card.withUse(loads, written, read));
    }

    private void update(CartridgeCard changed) throws IOException {
        box.save(changed);
        card = changed;
    }
}
