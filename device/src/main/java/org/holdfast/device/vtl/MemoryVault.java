package org.holdfast.device.vtl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.holdfast.device.vtl.medium.CartridgeCard;
import org.holdfast.device.vtl.medium.TapeMedium;

/** A vault in memory, for simulation; it lives as long as its library object. */
final class MemoryVault implements Vault {
    private final Map<String, CartridgeCard> cards = new ConcurrentHashMap<>();
    private final Map<String, TapeMedium> media = new ConcurrentHashMap<>();
    private final Function<String, TapeMedium> make;
    private volatile LibraryState state = new LibraryState(new TreeMap<>());

    MemoryVault(Function<String, TapeMedium> make) {
        this.make = make;
    }

    @Override
    public LibraryState state() {
        return state;
    }

    @Override
    public void keep(LibraryState next) {
        state = next;
    }

    @Override
    public Collection<CartridgeCard> cards() {
        return List.copyOf(new TreeMap<>(cards).values());
    }

    @Override
    public Optional<CartridgeCard> card(String barcode) {
        return Optional.ofNullable(cards.get(barcode));
    }

    @Override
    public void create(CartridgeCard card) {
        media.put(card.barcode(), make.apply(card.barcode()));
        cards.put(card.barcode(), card);
    }

    @Override
    public void save(CartridgeCard card) {
        cards.put(card.barcode(), card);
    }

    @Override
    public TapeMedium open(CartridgeCard card) {
        return media.get(card.barcode());
    }

    @Override
    public void close() {
        cards.clear();
        media.clear();
    }
}
