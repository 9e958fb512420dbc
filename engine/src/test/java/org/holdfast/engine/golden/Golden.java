package org.holdfast.engine.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.holdfast.device.media.Barcode;

/**
 * One frozen archive: {@code ledger/}, {@code BARCODE.zip} (a cartridge as a directory of records),
 * {@code listing.txt} (see {@link Listing}) and {@code head.txt} (size and root of the ledger's
 * hash tree).
 */
record Golden(Path directory) {
    private static final Instant PACKED = Instant.parse("2026-11-22T00:00:00Z");

    /** All that there are, in the order of their names. */
    static List<Golden> all() throws IOException {
        Path root;
        try {
            root = Path.of(Golden.class.getResource("/golden").toURI());
        } catch (URISyntaxException e) {
            throw new IOException("where the golden archives are", e);
        }
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(p -> p.getFileName().toString().matches("m[0-9]+")).sorted()
                    .map(Golden::new).toList();
        }
    }

    Path ledger() {
        return directory.resolve("ledger");
    }

    Barcode barcode() throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            String name = inside.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".zip")).findFirst().orElseThrow();
            return new Barcode(name.substring(0, name.length() - ".zip".length()));
        }
    }

    String head() throws IOException {
        return Files.readString(directory.resolve("head.txt")).strip();
    }

    List<String> listing() throws IOException {
        return Files.readAllLines(directory.resolve("listing.txt"), UTF_8);
    }

    /** Unpacks the cartridge into a new directory. */
    Path cartridge(Path target) throws IOException {
        Files.createDirectory(target);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(
                directory.resolve(barcode() + ".zip")))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                Path file = target.resolve(e.getName());
                if (!target.equals(file.normalize().getParent())) {
                    throw new IOException("not a name of a record: " + e.getName());
                }
                Files.copy(zip, file);
            }
        }
        return target;
    }

    /** Packs the files of a directory in the order of their names. */
    static void pack(Path cartridge, Path zip) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(cartridge)) {
            for (Path file : files.sorted().toList()) {
                ZipEntry entry = new ZipEntry(file.getFileName().toString());
                entry.setTimeLocal(PACKED.atOffset(java.time.ZoneOffset.UTC).toLocalDateTime());
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    /** Copies the files of a directory into a new one. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    /** SHA-256 of the files of a directory by name; links are none. */
    static SortedMap<String, String> digests(Path directory) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(p -> Files.isRegularFile(p,
                    LinkOption.NOFOLLOW_LINKS)).toList()) {
                MessageDigest sha256 = sha256();
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(new java.security.DigestOutputStream(
                            OutputStream.nullOutputStream(), sha256));
                }
                digests.put(file.getFileName().toString(),
                        HexFormat.of().formatHex(sha256.digest()));
            }
        }
        return digests;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }
}
