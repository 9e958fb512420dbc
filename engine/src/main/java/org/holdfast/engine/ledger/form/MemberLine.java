package org.holdfast.engine.ledger.form;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.ledger.merkle.TreeHasher;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;

/**
 * A member of a batch, read.
 *
 * @param blob what was accepted
 * @param opens whether key and metadata are what the member commits to (when asked to look)
 */
public record MemberLine(AcceptedBlob blob, boolean opens) {
    private static final byte[] META = ",\"meta\":{".getBytes(
            java.nio.charset.StandardCharsets.US_ASCII);

    /** What stands in {@code commit}. */
    private static final class Commit {
        UUID bucket;
        UUID version;
        int ordinal = -1;
        long at = -1;
        long stored = -1;
        int index = -1;
        long offset = -1;
        long length = -1;
        String sha256;
        byte[] key;
        byte[] metadata;
        long wholeLength = -1;
        String wholeSha256;
    }

    /** What stands in {@code open}. */
    private static final class Open {
        String key;
        byte[] keySalt;
        byte[] metadataSalt;
        Metadata metadata;
    }

    static MemberLine read(byte[] bytes, int commit, int commitEnd, int open, int openEnd,
            boolean check) throws IOException {
        try {
            Commit c = commit(bytes, commit, commitEnd);
            Open o = open(bytes, open, openEnd);
            ObjectKey key = new ObjectKey(o.key);
            boolean opens = (c.metadata == null) == (o.metadata == null)
                    && (!check || opens(c, o, key, bytes, open, openEnd));
            Optional<AcceptedBlob.Complete> whole = Optional.empty();
            if (o.metadata != null) {
                whole = Optional.of(new AcceptedBlob.Complete(c.wholeLength, c.wholeSha256,
                        o.metadata));
            }
            return new MemberLine(new AcceptedBlob(c.bucket, key, c.version, c.ordinal, c.at,
                    c.stored, c.index, c.offset, c.length, c.sha256, whole), opens);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new LedgerFormatException("member: " + e.getOriginalMessage(), e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new LedgerFormatException("member: " + e.getMessage(), e);
        }
    }

    private static boolean opens(Commit c, Open o, ObjectKey key, byte[] bytes, int open,
            int openEnd) throws LedgerFormatException {
        MessageDigest sha256 = TreeHasher.sha256();
        sha256.update(o.keySalt);
        if (!Arrays.equals(c.key, sha256.digest(key.bytes()))) {
            return false;
        }
        if (o.metadata == null) {
            return true;
        }
        int begin = metadataBegin(bytes, open, openEnd);
        byte[] written = Arrays.copyOfRange(bytes, begin, openEnd - 1);
        sha256.update(o.metadataSalt);
        return Arrays.equals(c.metadata, sha256.digest(written));
    }

    private static Commit commit(byte[] bytes, int from, int to) throws IOException {
        Commit c = new Commit();
        try (StrictReader in = new StrictReader("commit", bytes, from, to - from)) {
            in.beginObject();
            for (String field = in.field(); field != null; field = in.field()) {
                switch (field) {
                    case "bucket" -> c.bucket = in.uuid();
                    case "version" -> c.version = in.uuid();
                    case "ordinal" -> c.ordinal = in.integer();
                    case "at" -> c.at = in.number();
                    case "stored" -> c.stored = in.number();
                    case "index" -> c.index = in.integer();
                    case "offset" -> c.offset = in.number();
                    case "length" -> c.length = in.number();
                    case "sha256" -> c.sha256 = in.text();
                    case "k" -> c.key = in.hex();
                    case "m" -> c.metadata = in.hex();
                    case "whole" -> whole(in, c);
                    default -> throw in.unknown(field);
                }
            }
            in.end();
            in.require(c.bucket != null && c.version != null && c.sha256 != null && c.key != null
                    && (c.metadata == null) == (c.wholeSha256 == null), "fields are missing");
        }
        return c;
    }

    private static void whole(StrictReader in, Commit c) throws IOException {
        in.beginObject();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "length" -> c.wholeLength = in.number();
                case "sha256" -> c.wholeSha256 = in.text();
                default -> throw in.unknown(field);
            }
        }
        in.require(c.wholeLength >= 0 && c.wholeSha256 != null, "object without length or digest");
    }

    private static Open open(byte[] bytes, int from, int to) throws IOException {
        Open o = new Open();
        try (StrictReader in = new StrictReader("open", bytes, from, to - from)) {
            in.beginObject();
            for (String field = in.field(); field != null; field = in.field()) {
                switch (field) {
                    case "key" -> o.key = in.text();
                    case "ks" -> o.keySalt = in.hex();
                    case "ms" -> o.metadataSalt = in.hex();
                    case "meta" -> o.metadata = MetadataForm.read(in);
                    default -> throw in.unknown(field);
                }
            }
            in.end();
            in.require(o.key != null && o.keySalt != null
                    && (o.metadata == null) == (o.metadataSalt == null), "fields are missing");
        }
        return o;
    }

    /** A quote inside a JSON string is escaped, so the first such bytes are the field itself. */
    private static int metadataBegin(byte[] bytes, int from, int to)
            throws LedgerFormatException {
        for (int i = from; i <= to - META.length; i++) {
            if (bytes[i] == ',' && Arrays.equals(bytes, i, i + META.length, META, 0,
                    META.length)) {
                return i + META.length - 1;
            }
        }
        throw new LedgerFormatException("member: metadata in another shape");
    }
}
