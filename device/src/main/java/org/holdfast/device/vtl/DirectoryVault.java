package org.holdfast.device.vtl;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.medium.CartridgeCard;
import org.holdfast.device.vtl.medium.ContainerMedium;
import org.holdfast.device.vtl.medium.DurableFile;
import org.holdfast.device.vtl.medium.RecordsMedium;
import org.holdfast.device.vtl.medium.TapeMedium;

/**
 * A vault in a directory: {@code plan.json}, {@code state.json}, {@code cards/<barcode>.json} and
 * {@code media/<barcode>/}. Each JSON file is replaced as a whole and durably.
 */
final class DirectoryVault implements Vault {
    private static final long MAX_JSON = 64L << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT).build();
    /**
     * What this process has: POSIX lets go of all locks of a file when a process closes the file,
     * so one that is held here must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private final Path directory;
    private final Path real;
    private final FileChannel lockFile;
    private final Map<String, CartridgeCard> cards = new ConcurrentSkipListMap<>();

    private DirectoryVault(Path directory, Path real, FileChannel lockFile) {
        this.directory = directory;
        this.real = real;
        this.lockFile = lockFile;
    }

    /** Takes the directory for this process, and in it for one library alone. */
    static DirectoryVault lock(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            throw new IOException("the virtual library is open already: " + directory);
        }
        FileChannel c = null;
        FileLock lock = null;
        try {
            c = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            lock = c.tryLock();
        } finally {
            if (lock == null) {
                HELD.remove(real);
                if (c != null) {
                    c.close();
                }
            }
        }
        if (lock == null) {
            throw new IOException("another process has the virtual library open: " + directory);
        }
        return new DirectoryVault(directory, real, c);
    }

    /** A plan is the last thing to be written when a library is made. */
    boolean planned() {
        return Files.exists(directory.resolve("plan.json"));
    }

    LibraryPlan plan() throws IOException {
        return read(directory.resolve("plan.json"), LibraryPlan.class);
    }

    void keep(LibraryPlan plan) throws IOException {
        write(directory.resolve("plan.json"), plan);
    }

    /** Makes the folders. */
    void prepare() throws IOException {
        Files.createDirectories(directory.resolve("cards"));
        Files.createDirectories(directory.resolve("media"));
        DurableFile.syncDirectory(directory);
    }

    @Override
    public LibraryState state() throws IOException {
        Path file = directory.resolve("state.json");
        return Files.exists(file) ? read(file, LibraryState.class)
                : new LibraryState(new TreeMap<>());
    }

    @Override
    public void keep(LibraryState state) throws IOException {
        write(directory.resolve("state.json"), state);
    }

    @Override
    public Collection<CartridgeCard> cards() {
        return List.copyOf(cards.values());
    }

    @Override
    public Optional<CartridgeCard> card(String barcode) {
        return Optional.ofNullable(cards.get(barcode));
    }

    /** Reads all cards; they are in memory from then on. */
    void readCards() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory.resolve("cards"))) {
            files = list.filter(f -> f.getFileName().toString().matches("[0-9A-Z_-]+\\.json"))
                    .sorted().toList();
        }
        for (Path file : files) {
            CartridgeCard card = read(file, CartridgeCard.class);
            cards.put(new Barcode(card.barcode()).value(), card);
        }
    }

    Path medium(String barcode) {
        return directory.resolve("media").resolve(new Barcode(barcode).value());
    }

    @Override
    public void create(CartridgeCard card) throws IOException {
        switch (card.form()) {
            case CONTAINER -> new ContainerMedium(medium(card.barcode()), 1).close();
            case RECORDS -> RecordsMedium.create(medium(card.barcode()), card.type(),
                    card.capacityBytes()).close();
        }
        DurableFile.syncDirectory(directory.resolve("media"));
        save(card);
    }

    @Override
    public void save(CartridgeCard card) throws IOException {
        write(directory.resolve("cards").resolve(card.barcode() + ".json"), card);
        cards.put(card.barcode(), card);
    }

    @Override
    public TapeMedium open(CartridgeCard card) throws IOException {
        return switch (card.form()) {
            case CONTAINER -> new ContainerMedium(medium(card.barcode()), card.partitions());
            case RECORDS -> new RecordsMedium(medium(card.barcode()), card.partitions());
        };
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        if (Files.size(file) > MAX_JSON) {
            throw new IOException("too long: " + file);
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (JacksonException e) {
            throw new IOException("cannot be understood: " + file, e);
        }
    }

    private static void write(Path file, Object value) throws IOException {
        DurableFile.replace(file, JSON.writeValueAsBytes(value));
    }

    @Override
    public void close() throws IOException {
        try {
            lockFile.close();
        } finally {
            HELD.remove(real);
        }
    }
}
