package org.holdfast.device.vtl;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.holdfast.device.vtl.medium.Cartridge;
import org.holdfast.device.vtl.medium.CartridgeCard;
import org.holdfast.device.vtl.medium.TapeMedium;

/** Where a virtual library keeps its state and its cartridges. */
interface Vault extends Cartridge.CardBox, AutoCloseable {
    /** The last state that was kept. */
    LibraryState state() throws IOException;

    /** Keeps a state, durably and all at once. */
    void keep(LibraryState state) throws IOException;

    /** The cards of all cartridges, in any order. */
    Collection<CartridgeCard> cards();

    /** One cartridge's card. */
    Optional<CartridgeCard> card(String barcode);

    /** Makes a blank cartridge, durably. */
    void create(CartridgeCard card) throws IOException;

    /** Opens a cartridge's content. */
    TapeMedium open(CartridgeCard card) throws IOException;

    @Override
    void close() throws IOException;
}
