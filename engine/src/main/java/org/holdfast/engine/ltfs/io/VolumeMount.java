package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holdfast.device.drive.LoadedMedium;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLocation;

/** Finds out what is on a cartridge; sends nothing that changes it. */
final class VolumeMount {
    private static final String UNLOCKED = "unlocked";

    private final TapeHead head;
    private final MountPlan plan;

    VolumeMount(TapeDrive drive, MountPlan plan) {
        this.head = new TapeHead(drive);
        this.plan = plan;
    }

    /** The last indexes of both partitions. {@code copy}: generation and place on the other. */
    private record State(FoundIndex data, Optional<TakenIndex> index, Set<Unclean> unclean,
            OptionalLong copyGeneration, Optional<IndexLocation> copy, boolean coherent) {}

    LtfsVolume mount() throws IOException {
        LoadedMedium medium = head.begin();
        VolumeLabels labels = VolumeLabels.identify(head, medium);
        IndexIntake intake = new IndexIntake(head, labels, plan.spool(), plan.limits());
        IndexSearch search = new IndexSearch(head, labels, intake);
        CartridgeMemory memory = new CartridgeMemory(head);
        OptionalLong vcr = memory.changeReference();
        Optional<State> fast = fast(labels, search, memory);
        State state = fast.isPresent() ? fast.get() : thorough(labels, search);
        TakenIndex index = state.index().orElseThrow(() -> new NotAVolumeException(
                NotAVolumeException.Kind.NO_INDEX, "labels, but no good index", null));
        MountFinding finding = finding(labels, state, index, vcr, medium.writeProtected());
        IndexStation station = new IndexStation(head, labels, plan, index, state.copy(),
                state.copyGeneration().orElse(0));
        return new LtfsVolume(head, labels, plan, finding, station, state.data().end(),
                state.data().closed());
    }

    private Optional<State> fast(VolumeLabels labels, IndexSearch search,
            CartridgeMemory memory) throws IOException {
        Optional<IndexSearch.Hint> hint = search.hint(memory);
        if (hint.isEmpty()) {
            return Optional.empty();
        }
        Optional<FoundIndex> data = search.follow(hint.get(), plan.known());
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Set<Unclean> unclean = EnumSet.noneOf(Unclean.class);
        long copy = hint.get().index().generation();
        if (copy < hint.get().data().generation()) {
            unclean.add(Unclean.INDEX_PARTITION_BEHIND);
        }
        return Optional.of(new State(data.get(), data.get().index(), unclean,
                OptionalLong.of(copy), Optional.of(new IndexLocation(
                        labels.index().indexPartition(), hint.get().index().indexBlock())),
                true));
    }

    private State thorough(VolumeLabels labels, IndexSearch search) throws IOException {
        FoundIndex copy = search.search(labels.indexPartition(), false);
        FoundIndex data = search.search(labels.dataPartition(), true);
        Set<Unclean> unclean = EnumSet.noneOf(Unclean.class);
        unclean.addAll(data.unclean());
        Optional<TakenIndex> index = data.index();
        if (copy.index().isEmpty()) {
            unclean.add(Unclean.INDEX_PARTITION_WITHOUT_INDEX);
        } else if (data.index().isEmpty()) {
            unclean.add(Unclean.DATA_PARTITION_WITHOUT_INDEX);
        } else {
            compare(copy.index().get(), data.index().get()).ifPresent(unclean::add);
        }
        if (copy.index().isPresent() && (data.index().isEmpty()
                || copy.index().get().generation() > data.index().get().generation())) {
            index = search.search(labels.indexPartition(), true).index();
        }
        return new State(data, index, unclean,
                copy.index().map(i -> OptionalLong.of(i.generation()))
                        .orElse(OptionalLong.empty()),
                copy.index().map(i -> i.header().location()), false);
    }

    /**
     * Other software may write a newer index to the index partition alone; that is in order when
     * it points back to the last one of the data partition.
     */
    private static Optional<Unclean> compare(TakenIndex copy, TakenIndex data) {
        int order = Long.compare(copy.generation(), data.generation());
        boolean follows = copy.header().previous().isEmpty()
                || copy.header().previous().get().equals(data.header().location());
        if (order < 0) {
            return Optional.of(Unclean.INDEX_PARTITION_BEHIND);
        }
        return follows ? Optional.empty() : Optional.of(Unclean.INDEX_PARTITION_AHEAD);
    }

    private MountFinding finding(VolumeLabels labels, State state, TakenIndex index,
            OptionalLong vcr, boolean writeProtected) {
        IndexHeader h = index.header();
        boolean foreign = !Creator.ours(labels.index().creator()) || !Creator.ours(h.creator());
        boolean appendable = plan.access() == MountPlan.Access.APPEND && !foreign
                && !writeProtected && h.lockState().equals(UNLOCKED)
                && h.location().partition() == labels.index().dataPartition()
                && state.unclean().stream().allMatch(Unclean::appendable);
        OptionalLong dataGeneration = state.data().index()
                .map(i -> OptionalLong.of(i.generation())).orElse(OptionalLong.empty());
        return new MountFinding(labels.index(), labels.vol1().serial(), h, index.index().bytes(),
                index.root().name(), index.session(), state.unclean(), state.data().behind(),
                dataGeneration, state.copyGeneration(), vcr, state.coherent(), foreign,
                appendable);
    }
}
