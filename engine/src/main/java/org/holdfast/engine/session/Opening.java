package org.holdfast.engine.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountPlan;
import org.holdfast.engine.ltfs.io.NotAVolumeException;
import org.holdfast.engine.ltfs.io.VolumeSpec;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.schedule.OpenMode;

/**
 * From a cartridge in a drive to a mounted volume that agrees with the ledger.
 *
 * <p>A cartridge is formatted only after it was seen to be blank, and the ledger has the new
 * volume's UUID before the first label is written: so one that was cut off is known as ours.
 */
final class Opening {
    /** The first load of a new cartridge can take two hours of calibration. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final TapeDrive drive;
    private final SessionTools tools;
    private final Barcode barcode;
    private final CartridgeState state;
    private boolean entered;

    Opening(TapeDrive drive, SessionTools tools, Barcode barcode, CartridgeState state) {
        this.drive = drive;
        this.tools = tools;
        this.barcode = barcode;
        this.state = state;
    }

    Mount open(OpenMode mode, Optional<String> domain) throws IOException {
        drive.load(PATIENCE);
        return switch (mode) {
            case READ -> toRead();
            case APPEND -> toAppend();
            case FORMAT -> blank(domain.orElseThrow());
        };
    }

    /** Whether a blank cartridge has been entered in the ledger as a volume of ours. */
    boolean entered() {
        return entered;
    }

    private Optional<CartridgeRow.Volume> known() throws IOException {
        return tools.ask(catalog -> catalog.cartridges().find(barcode))
                .flatMap(CartridgeRow::volume);
    }

    private LtfsVolume mount(MountPlan.Access access) throws IOException {
        return LtfsVolume.mount(drive, new MountPlan(access, tools.creator(), tools.spool(),
                IndexLimits.DEFAULT, Optional.empty()));
    }

    private Mount toRead() throws IOException {
        LtfsVolume volume = mount(MountPlan.Access.READ_ONLY);
        Optional<CartridgeRow.Volume> known = known();
        Comparison comparison = Comparison.of(barcode, known, volume.finding());
        if (state != CartridgeState.FOREIGN && comparison.otherVolume()) {
            throw new DifferentVolumeException(comparison.difference().orElseThrow());
        }
        return Mount.reading(tools, barcode, volume);
    }

    private Mount toAppend() throws IOException {
        CartridgeRow.Volume known = known().orElseThrow(
                () -> new IOException("the ledger knows no volume on " + barcode));
        if (drive.medium().writeProtected()) {
            judge("write-protected");
            return toRead();
        }
        LtfsVolume volume;
        try {
            volume = mount(MountPlan.Access.APPEND);
        } catch (NotAVolumeException e) {
            if (known.generation() > 1 || copies() > 0) {
                throw e;
            }
            // The power went while we were formatting it; nothing of anybody is on it.
            return format(known.id(), known.domain());
        }
        Comparison comparison = Comparison.of(barcode, Optional.of(known), volume.finding());
        if (comparison.otherVolume()) {
            throw new DifferentVolumeException(comparison.difference().orElseThrow());
        }
        if (comparison.difference().isPresent() || !volume.finding().appendable()) {
            judge(comparison.difference().orElse("not in an order that allows appending"));
            return Mount.reading(tools, barcode, volume);
        }
        return writing(volume, known.domain());
    }

    private long copies() throws IOException {
        return tools.ask(catalog -> catalog.cartridges().find(barcode))
                .map(CartridgeRow::blobs).orElse(0L);
    }

    private void judge(String reason) throws IOException {
        tools.enter(
                new Fact.CartridgeJudged(barcode, CartridgeState.READ_ONLY, reason));
    }

    private Mount blank(String domain) throws IOException {
        if (drive.medium().writeProtected()) {
            throw new DifferentVolumeException("a blank cartridge that is write-protected");
        }
        try {
            LtfsVolume found = mount(MountPlan.Access.READ_ONLY);
            throw new DifferentVolumeException("not blank: volume "
                    + found.finding().label().volume());
        } catch (NotAVolumeException e) {
            if (e.kind() != NotAVolumeException.Kind.BLANK) {
                throw e;
            }
        }
        UUID id = tools.env().chance().uuid();
        long capacity = drive.space(0).capacity();
        tools.enter(new Fact.VolumeFormatted(barcode, id, domain,
                tools.blockSize(), capacity));
        entered = true;
        return format(id, domain);
    }

    private Mount format(UUID id, String domain) throws IOException {
        LtfsVolume.format(drive, new VolumeSpec(id, Optional.of(barcode), barcode.value(),
                tools.blockSize(), true, tools.creator(), tools.spool()), tools.env().time().now());
        return writing(mount(MountPlan.Access.APPEND), domain);
    }

    private Mount writing(LtfsVolume volume, String domain) throws IOException {
        UUID session = tools.env().chance().uuid();
        tools.enter(new Fact.SessionOpened(barcode,
                volume.finding().label().volume(), session, volume.finding().index()
                        .generation()));
        return Mount.writing(tools, barcode, volume, session, domain);
    }
}
