package org.holdfast.engine.ledger.form;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.holdfast.engine.env.Chance;
import org.holdfast.engine.ledger.merkle.TreeHasher;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Digests;

/**
 * Writes the members of a batch, each on a line of its own:
 *
 * <pre>
 * {"n":7,"i":0,"commit":{...,"k":"...","m":"..."},"open":{"key":"...","ks":"...",...}} "1c291ca3"
 * </pre>
 *
 * <p>{@code n} is the batch's number, {@code i} the member's index from 0. The leaf in the batch's
 * tree is the bytes of {@code commit}: everything but key and metadata, and for these
 * {@code k} = SHA-256(salt, key) and {@code m} = SHA-256(salt, metadata as written). {@code open}
 * holds key, metadata and both salts ({@code ks}, {@code ms}), so that a member can be proven
 * without showing them. {@code whole}, {@code m}, {@code ms} and {@code meta} are there only with
 * the last blob of an object. For one thread.
 */
final class MemberWriter {
    static final int SALT_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final Chance chance;
    private final MessageDigest sha256 = TreeHasher.sha256();
    private final TreeHasher hasher = new TreeHasher();
    private final ByteSink lines;
    private final ByteSink metadata = new ByteSink(512);
    private final JsonGenerator metadataOut = Json.generator(metadata);
    private final List<byte[]> leaves = new ArrayList<>();
    private final int[] ends;

    MemberWriter(Chance chance, int count) {
        this.chance = chance;
        lines = new ByteSink(Math.min(count, 4096) * 640);
        ends = new int[count];
    }

    /** Adds the next member. */
    void add(AcceptedBlob blob) {
        int begin = lines.size();
        try {
            write(blob);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written: " + e.getMessage(), e);
        }
        if (lines.size() - begin > LineLimits.TEXT_BYTES) {
            throw new IllegalArgumentException("blob " + blob.index() + " of " + blob.version()
                    + " takes a line of " + (lines.size() - begin) + " bytes, more than "
                    + LineLimits.TEXT_BYTES);
        }
        ends[leaves.size() - 1] = lines.size();
    }

    private void write(AcceptedBlob blob) throws IOException {
        byte[] keySalt = chance.bytes(SALT_BYTES);
        byte[] metadataSalt = null;
        lines.ascii(",\"i\":").number(leaves.size()).ascii(",\"commit\":");
        int commit = lines.size();
        lines.ascii("{\"bucket\":\"").ascii(blob.bucket().toString())
                .ascii("\",\"version\":\"").ascii(blob.version().toString())
                .ascii("\",\"ordinal\":").number(blob.ordinal())
                .ascii(",\"at\":").number(blob.segmentOffset())
                .ascii(",\"stored\":").number(blob.stored())
                .ascii(",\"index\":").number(blob.index())
                .ascii(",\"offset\":").number(blob.offset())
                .ascii(",\"length\":").number(blob.length())
                .ascii(",\"sha256\":\"").ascii(blob.sha256())
                .ascii("\",\"k\":\"").ascii(digest(keySalt, blob.key().bytes()));
        if (blob.object().isPresent()) {
            AcceptedBlob.Complete whole = blob.object().get();
            if (!Digests.sha256(whole.sha256())) {
                throw new IllegalArgumentException("digest of " + blob.version());
            }
            metadata.clear();
            MetadataForm.write(metadataOut, whole.metadata());
            metadataOut.flush();
            metadataSalt = chance.bytes(SALT_BYTES);
            lines.ascii("\",\"m\":\"").ascii(digest(metadataSalt, metadata.copy()))
                    .ascii("\",\"whole\":{\"length\":").number(whole.length())
                    .ascii(",\"sha256\":\"").ascii(whole.sha256()).ascii("\"}}");
        } else {
            lines.ascii("\"}");
        }
        leaves.add(hasher.leaf(lines.array(), commit, lines.size() - commit));
        lines.ascii(",\"open\":{\"key\":");
        Json.string(lines, blob.key().value());
        lines.ascii(",\"ks\":\"").ascii(HEX.formatHex(keySalt)).write('"');
        if (metadataSalt != null) {
            lines.ascii(",\"ms\":\"").ascii(HEX.formatHex(metadataSalt)).ascii("\",\"meta\":");
            lines.write(metadata.array(), 0, metadata.size());
        }
        lines.ascii("}}");
    }

    private String digest(byte[] salt, byte[] value) {
        sha256.update(salt);
        return HEX.formatHex(sha256.digest(value));
    }

    /** The lines behind their number, one after the other. */
    byte[] lines() {
        return lines.copy();
    }

    /** Where each ends. */
    int[] ends() {
        return ends;
    }

    /** Leaf hashes of the members. */
    List<byte[]> leaves() {
        return leaves;
    }
}
