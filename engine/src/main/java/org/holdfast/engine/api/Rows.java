package org.holdfast.engine.api;

import java.time.Duration;
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
     * @param inState how many in a folder have this state; 1 for an object
     */
    public record ObjectRow(String key, boolean folder, long objects, long bytes, String kind,
            Optional<Instant> modified, String state, int copies, int promised, long inState) {
        /** One all of whose objects have the same state. */
        public ObjectRow(String key, boolean folder, long objects, long bytes, String kind,
                Optional<Instant> modified, String state, int copies, int promised) {
            this(key, folder, objects, bytes, kind, modified, state, copies, promised, objects);
        }
    }

    /**
     * Where a listing goes on.
     *
     * @param after the cursor for {@link Query.Objects}; empty: from the first row
     * @param index of the first row behind the cursor; less than was asked for when there are not
     *     so many rows: then it is their number
     */
    public record ObjectAt(Optional<String> after, long index) {}

    /**
     * What a bucket's objects are promised.
     *
     * @param domains one copy on each: 1 to 8 storage domains
     * @param blobBytes larger objects are cut at this size, which is the policy's, or less where
     *     cartridges or staging are small
     * @param undoDays how long a deletion can be undone
     * @param versions how many versions of an object are kept; empty: all
     */
    public record Policy(String bucket, List<String> domains, long blobBytes, int undoDays,
            Optional<Integer> versions) {}

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

    /**
     * Which cartridges a restore would read, in this order.
     *
     * @param estimate how long the steps take that need no person, side by side on the drives that
     *     work; empty when there are none, or when this engine has not done the like yet
     */
    public record RestorePlan(long objects, long bytes, long stagedObjects, long stagedBytes,
            List<PlanStep> steps, List<Failure> problems, Optional<Duration> estimate) {
        /** Without an estimate. */
        public RestorePlan(long objects, long bytes, long stagedObjects, long stagedBytes,
                List<PlanStep> steps, List<Failure> problems) {
            this(objects, bytes, stagedObjects, stagedBytes, steps, problems, Optional.empty());
        }
    }

    /**
     * One cartridge of a restore.
     *
     * @param where its element or place
     * @param waits what is waited for, in the order in which it happens
     */
    public record PlanStep(String barcode, String where, boolean mounted, long objects,
            long bytes, List<PlanWait> waits) {
        /** Without its waits. */
        public PlanStep(String barcode, String where, boolean mounted, long objects,
                long bytes) {
            this(barcode, where, mounted, objects, bytes, List.of());
        }

        /** Whether a person has to bring the cartridge. */
        public boolean person() {
            return waits.stream().anyMatch(w -> w.kind() == JobSnapshot.Wait.Kind.PERSON);
        }
    }

    /**
     * Something that a restore waits for.
     *
     * @param length how long the like has taken this engine; empty for a person, and for what it
     *     has not done yet
     */
    public record PlanWait(JobSnapshot.Wait.Kind kind, Optional<Duration> length) {}

    /**
     * What a put would take.
     *
     * @param copies one for each storage domain of the bucket
     * @param stagingFree bytes that fit into staging now, with what can be given up at once
     * @param waiting bytes that have to wait until room is made for them
     * @param accepted until all is accepted; empty when this engine has not done the like yet, or
     *     when a problem is in the way
     * @param safe until all is safe; empty likewise, and when a person has to bring a cartridge
     * @param problems what is in the way
     */
    public record PutPlan(String bucket, long files, long bytes, List<PlannedCopy> copies,
            long stagingFree, long waiting, Optional<Duration> accepted, Optional<Duration> safe,
            List<Failure> problems) {}

    /**
     * A copy of a put.
     *
     * @param before bytes of others that are written before, for the same domain
     * @param cartridges those that will most likely take it, in this order
     * @param without bytes for which there is no cartridge
     */
    public record PlannedCopy(String domain, long before, List<PlannedCartridge> cartridges,
            long without) {}

    /**
     * A cartridge that will most likely take a part of a put.
     *
     * @param where its library and element
     * @param blank it is formatted for this
     * @param mounted it is in a drive
     * @param person a person has to bring it
     * @param bytes of the put
     */
    public record PlannedCartridge(String barcode, String where, boolean blank, boolean mounted,
            boolean person, long bytes) {}

    /** Ledger entries in their order; {@code content} is the JSON as written. */
    public record LedgerPage(List<LedgerRow> entries) {}

    /** One entry. */
    public record LedgerRow(long number, Instant time, String actor, String type,
            String content) {}
}
