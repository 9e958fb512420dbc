package org.holdfast.engine.schedule;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.schedule.DriveState.Phase;

/**
 * Whose fault it is that cartridges cannot be moved. One that fails where others do not is set
 * aside; a drive that several fail at is not used; when all fail everywhere, it is the robot.
 *
 * <p>What failed is not asked for again at once if there is anything else to ask for (see
 * {@link Moves}), so the evidence comes by itself.
 */
final class Blame {
    /** Different cartridges that may fail at a drive, where none succeeds, before it is left. */
    static final int DRIVE_REFUSALS = 3;
    /** Moves that may fail one after the other before the robot is left. */
    static final int ROBOT_FAILURES = 6;
    /** Of so many cartridges, and at so many drives if there are, or it may be one of them. */
    private static final int SEVERAL = 2;
    /** How often a slot may refuse cartridges before none is brought there. */
    static final int SLOT_REFUSALS = 3;
    static final String DRIVE_REFUSES = "cartridges cannot be moved to or from it";

    private Blame() {}

    static void moveFailed(Draft draft, Input.MoveFailed failed) {
        draft.robotBusy(failed.library(), false);
        SortedSet<Integer> drives = drives(draft, failed);
        for (int element : drives) {
            backAsBefore(draft, draft.drive(new DriveId(failed.library(), element)));
        }
        LibraryState library = draft.libraries.get(failed.library());
        if (library != null && !failed.sourceEmpty()) {
            MoveTrouble trouble = library.trouble().failed(failed.cartridge(), drives,
                    library.slots().contains(failed.to()) ? new TreeSet<>(List.of(failed.to()))
                            : new TreeSet<>());
            draft.libraries.put(library.name(), library.with(trouble, library.robotFault()));
            draft.cartridge(failed.cartridge()).ifPresent(
                    c -> draft.put(c.refusedOnce(failed.reason())));
            judge(draft, failed, trouble, drives);
        }
        failed.seen().ifPresent(seen -> Sightings.take(draft, seen));
    }

    private static SortedSet<Integer> drives(Draft draft, Input.MoveFailed failed) {
        SortedSet<Integer> drives = new TreeSet<>();
        for (int element : new int[] {failed.from(), failed.to()}) {
            if (draft.drives.containsKey(new DriveId(failed.library(), element))) {
                drives.add(element);
            }
        }
        return drives;
    }

    private static void backAsBefore(Draft draft, DriveState drive) {
        if (drive.phase() == Phase.OFFLINE) {
            return;
        }
        if (drive.phase() == Phase.ARRIVING) {
            draft.put(drive.emptied(draft.now));
        } else if (drive.usable()) {
            draft.put(drive.unmounted(draft.now));
        } else {
            draft.put(drive.doomed(drive.reason()));
        }
    }

    private static void judge(Draft draft, Input.MoveFailed failed, MoveTrouble trouble,
            SortedSet<Integer> drives) {
        if (robotFails(draft, failed.library(), trouble)) {
            robotIsDown(draft, failed, trouble);
            return;
        }
        boolean aside = draft.cartridge(failed.cartridge()).filter(CartridgeStatus::aside)
                .isPresent();
        for (int element : drives) {
            DriveState drive = draft.drive(new DriveId(failed.library(), element));
            SortedSet<Barcode> refused = trouble.refusedBy(element);
            if (drive.phase() == Phase.OFFLINE) {
                continue;
            }
            if (refused.size() >= DRIVE_REFUSALS) {
                forgive(draft, refused);
                draft.put(drive.offline(drive.usable() ? DRIVE_REFUSES : drive.reason()));
            } else if (aside && element == failed.from()) {
                draft.put(drive.offline(drive.usable() ? "its cartridge cannot be taken out: "
                        + failed.reason() : drive.reason()));
            }
        }
    }

    private static boolean robotFails(Draft draft, String library, MoveTrouble trouble) {
        long drives = draft.drives.keySet().stream()
                .filter(d -> d.library().equals(library)).count();
        return trouble.inARow() >= ROBOT_FAILURES && trouble.cartridges().size() >= SEVERAL
                && trouble.drives().size() >= Math.min(SEVERAL, drives);
    }

    /** Neither the cartridges nor the drives are to blame for what no cartridge can do. */
    private static void robotIsDown(Draft draft, Input.MoveFailed failed, MoveTrouble trouble) {
        LibraryState library = draft.libraries.get(failed.library());
        forgive(draft, trouble.cartridges());
        for (int element : trouble.drives()) {
            DriveState drive = draft.drive(new DriveId(library.name(), element));
            if (drive.reason().equals(DRIVE_REFUSES)) {
                tryAgain(draft, drive);
            }
        }
        draft.libraries.put(library.name(), library.with(MoveTrouble.NONE,
                failed.reason().isEmpty() ? "it moves nothing" : failed.reason()));
    }

    private static void forgive(Draft draft, SortedSet<Barcode> cartridges) {
        for (Barcode barcode : cartridges) {
            draft.cartridge(barcode).ifPresent(c -> draft.put(c.forgiven()));
        }
    }

    static void moved(Draft draft, Input.Moved moved) {
        draft.cartridge(moved.cartridge()).ifPresent(c -> draft.put(c.forgiven()));
        LibraryState library = draft.libraries.get(moved.library());
        if (library != null) {
            draft.libraries.put(library.name(), library.with(
                    library.trouble().wentWell(moved.from(), moved.to()), ""));
        }
    }

    static void attended(Draft draft, Input.Attended attended) {
        LibraryState library = draft.libraries.get(attended.library());
        if (library == null) {
            return;
        }
        draft.libraries.put(library.name(), library.with(MoveTrouble.NONE, ""));
        for (CartridgeStatus c : List.copyOf(draft.cartridges().values())) {
            if (c.moveFailures() > 0
                    && c.library().filter(library.name()::equals).isPresent()) {
                draft.put(c.forgiven());
            }
        }
        for (int element : attended.drives()) {
            Optional.ofNullable(draft.drives.get(new DriveId(library.name(), element)))
                    .ifPresent(d -> tryAgain(draft, d));
        }
    }

    /** A drive that was left alone is used again, with what is in it. */
    private static void tryAgain(Draft draft, DriveState drive) {
        if (drive.usable()) {
            return;
        }
        Optional<CartridgeStatus> in = draft.at(drive.id().library(), drive.id().element());
        boolean standing = drive.phase() == Phase.OFFLINE || drive.phase() == Phase.LOADED;
        if (standing) {
            DriveState fresh = DriveState.empty(drive.id(), draft.now);
            draft.put(in.isPresent() ? fresh.loaded(in.get().barcode(), draft.now) : fresh);
        }
    }
}
