package org.holdfast.engine.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers to queries: plain values, counts in units, bytes in bytes. */
public final class Rows {
    private Rows() {}

    /** Buckets by name. */
    public record BucketList(List<BucketRow> buckets) {}

    /** A bucket; {@code notSafe}: objects that have not all their copies yet. */
    public record BucketRow(String id, String name, int copies, long objects, long bytes,
            long notSafe) {}

    /** A page of objects; {@code next} is the cursor of the next one, if there is more. */
    public record ObjectPage(List<ObjectRow> objects, Optional<String> next) {}

    /**
     * An object or a folder.
     *
     * @param key the whole key; a folder's ends in a slash
     * @param objects how many are in a folder; 1 for an object
     * @param state the worst that applies: lost, degraded, restoring, staged, writing, away, safe
     * @param copies how many count
     * @param promised how many the policy asks for
     */
    public record ObjectRow(String key, boolean folder, long objects, long bytes, String kind,
            Optional<Instant> modified, String state, int copies, int promised) {}

    /** One object with everything that is known of it. */
    public record ObjectDetail(ObjectRow row, String version, String sha256,
            List<CopyRow> copies, List<VersionRow> versions, Map<String, String> metadata) {}

    /** One copy of one blob: where it is on which cartridge. */
    public record CopyRow(int copy, int blob, String barcode, String domain, long block,
            int byteOffset, String path, boolean counts) {}

    /** One version of an object. */
    public record VersionRow(String version, Instant accepted, long bytes, String sha256,
            boolean current, boolean hidden) {}

    /**
     * Where the archive stands.
     *
     * @param ledger entries in the ledger
     * @param head its tree head, hex
     * @param readOnly why nothing can be changed, if so
     * @param notSafe objects accepted and not safe
     * @param notSafeBytes their staged bytes: what the loss of the staging device would cost
     */
    public record Status(String home, String archive, long ledger, String head,
            Optional<String> readOnly, long objects, long bytes, long notSafe,
            long notSafeBytes, Staging staging, List<DriveRow> drives, long jobs,
            List<Failure> problems) {}

    /** The staging area in bytes. */
    public record Staging(long limit, long used, long notSafe, long evictable, long waiting,
            long segments) {}

    /** A drive: what it does, in a word of the field, and with which cartridge. */
    public record DriveRow(String library, int element, String serial, String model, String doing,
            Optional<String> barcode, Optional<String> offline) {}

    /** Cartridges by barcode. */
    public record CartridgeList(List<CartridgeRow> cartridges) {}

    /** A cartridge; {@code place}: the element or place where it is. */
    public record CartridgeRow(String barcode, String state, Optional<String> domain,
            Optional<String> volume, long generation, long capacity, long remaining, long objects,
            long bytes, String place) {}

    /** A cartridge with what lies on it. */
    public record CartridgeDetail(CartridgeRow row, int blockSize,
            Map<String, Long> objectsByBucket,
            long runs, Optional<String> openSession, List<String> generationsKept) {}

    /** Libraries by name. */
    public record LibraryList(List<LibraryRow> libraries) {}

    /** A library with its elements. */
    public record LibraryRow(String name, String address, boolean robot,
            Optional<String> offline, List<ElementRow> elements) {}

    /** An element: robot, slot, mail slot or drive. */
    public record ElementRow(String type, int address, boolean full, Optional<String> barcode,
            Optional<String> exception) {}

    /** Jobs, the newest first. */
    public record JobList(List<JobSnapshot> jobs) {}

    /** Which cartridges a restore would read, in this order. */
    public record RestorePlan(long objects, long bytes, long stagedObjects, long stagedBytes,
            List<PlanStep> steps, List<Failure> problems) {}

    /** One cartridge of a restore; {@code where}: its element or place. */
    public record PlanStep(String barcode, String where, boolean mounted, long objects,
            long bytes) {}

    /** Ledger entries in their order; {@code content} is the JSON as written. */
    public record LedgerPage(List<LedgerRow> entries) {}

    /** One entry. */
    public record LedgerRow(long number, Instant time, String actor, String type,
            String content) {}
}
