package org.holdfast.engine.ledger.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A hash tree that grows by leaves, and the proofs about it (RFC 6962, 2.1).
 *
 * <p>It keeps the roots of complete subtrees of {@value #CHUNK} leaves and more, about one byte a
 * leaf; smaller ones only at the growing end. A proof asks the {@link LeafSource} for the leaves of
 * at most three chunks. Adding takes amortised constant time. Safe for any thread: what is complete
 * never changes, so a proof for an earlier size can be built while the tree grows.
 */
public final class MerkleTree {
    /** Leaves whose hashes are kept or asked for together. */
    public static final int CHUNK = 64;
    private static final int CHUNK_LEVEL = 6;

    private final List<HashColumn> levels = new ArrayList<>();
    private final LeafSource source;
    private final TreeHasher hasher = new TreeHasher();
    private long size;

    /** An empty tree that asks {@code source} for what it does not keep. */
    public MerkleTree(LeafSource source) {
        this.source = source;
    }

    /** A tree over leaf hashes that the caller keeps, and does not change. */
    public static MerkleTree of(List<byte[]> leafHashes) {
        MerkleTree tree = new MerkleTree((first, count) ->
                leafHashes.subList((int) first, (int) first + count));
        leafHashes.forEach(tree::add);
        return tree;
    }

    /** How many leaves. */
    public synchronized long size() {
        return size;
    }

    /** Adds a leaf by its hash ({@link TreeHasher#leaf}). */
    public synchronized void add(byte[] leafHash) {
        grow(0, leafHash);
        size++;
        if (size % CHUNK == 0) {
            levels.subList(0, CHUNK_LEVEL).forEach(HashColumn::clear);
        }
    }

    /** Adds a complete subtree at the end, which is where one of its size may begin. */
    private void grow(int at, byte[] root) {
        byte[] hash = root;
        long index = size >> at;
        int level = at;
        keep(level, hash);
        while ((index & 1) == 1) {
            hash = hasher.node(kept(level, index - 1), hash);
            index >>= 1;
            level++;
            keep(level, hash);
        }
    }

    /**
     * Grows by leaves that are known by the roots of their chunks.
     *
     * @param chunkRoots of the chunks that are completed, beginning with the one that the tree ends
     *     in now; of {@value Hash#BYTES} bytes each, one after the other
     * @param leafHashes of all leaves behind the last complete chunk
     */
    public synchronized void extend(byte[] chunkRoots, byte[] leafHashes) {
        while (levels.size() < CHUNK_LEVEL) {
            levels.add(new HashColumn());
        }
        levels.subList(0, CHUNK_LEVEL).forEach(HashColumn::clear);
        size = size / CHUNK * CHUNK;
        for (int at = 0; at < chunkRoots.length; at += Hash.BYTES) {
            grow(CHUNK_LEVEL, Arrays.copyOfRange(chunkRoots, at, at + Hash.BYTES));
            size += CHUNK;
        }
        for (int at = 0; at < leafHashes.length; at += Hash.BYTES) {
            add(Arrays.copyOfRange(leafHashes, at, at + Hash.BYTES));
        }
    }

    /** The root of chunk {@code index}, from 0, which must be complete. */
    public synchronized byte[] chunk(long index) {
        if (index < 0 || index >= size / CHUNK) {
            throw new IllegalArgumentException("chunk " + index + " of " + size / CHUNK);
        }
        return kept(CHUNK_LEVEL, index);
    }

    /** The size and the root of the tree of the first {@code treeSize} leaves, at least one. */
    public TreeHead head(long treeSize) throws IOException {
        checkSize(treeSize);
        return new TreeHead(treeSize, Hash.of(new Prover().root(0, treeSize)));
    }

    /** The size and the root now. */
    public synchronized TreeHead head() {
        if (size == 0) {
            return new TreeHead(0, Hash.of(hasher.empty()));
        }
        byte[] root = null;
        for (int level = 0; size >> level > 0; level++) {
            if ((size >> level & 1) == 1) {
                byte[] left = kept(level, (size >> level) - 1);
                root = root == null ? left : hasher.node(left, root);
            }
        }
        return new TreeHead(size, Hash.of(root));
    }

    /**
     * The proof that leaf {@code index} is in the tree of the first {@code treeSize} leaves.
     *
     * @throws IllegalArgumentException when there is no such leaf or tree
     */
    public InclusionProof inclusion(long index, long treeSize) throws IOException {
        checkSize(treeSize);
        if (index < 0 || index >= treeSize) {
            throw new IllegalArgumentException("leaf " + index + " of " + treeSize);
        }
        return new InclusionProof(index, treeSize, new Prover().path(index, 0, treeSize));
    }

    /** The proof that the first {@code newSize} leaves begin with the first {@code oldSize}. */
    public ConsistencyProof consistency(long oldSize, long newSize) throws IOException {
        checkSize(newSize);
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException(oldSize + " before " + newSize);
        }
        List<Hash> path = oldSize == 0 || oldSize == newSize ? List.of()
                : new Prover().subproof(oldSize, 0, newSize, true);
        return new ConsistencyProof(oldSize, newSize, path);
    }

    private void checkSize(long treeSize) {
        if (treeSize < 0 || treeSize > size()) {
            throw new IllegalArgumentException("tree of " + treeSize + ", there are " + size());
        }
    }

    private void keep(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new HashColumn());
        }
        levels.get(level).add(hash);
    }

    /** A complete subtree's root, when kept: of the last chunk, or of whole chunks. */
    private byte[] kept(int level, long index) {
        long before = level >= CHUNK_LEVEL ? 0
                : (size >> CHUNK_LEVEL << CHUNK_LEVEL) >> level;
        return levels.get(level).get(index - before);
    }

    private synchronized byte[] keptOrNull(int level, long index) {
        boolean there = level >= CHUNK_LEVEL || (index << level) >= size / CHUNK * CHUNK;
        return there ? kept(level, index) : null;
    }

    /** Builds one proof; remembers the chunk it asked for last. */
    private final class Prover {
        private final TreeHasher nodes = new TreeHasher();
        private long chunk = -1;
        private List<byte[]> chunkLeaves;

        /** PATH(m, D[begin:end]). */
        List<Hash> path(long index, long begin, long end) throws IOException {
            if (end - begin == 1) {
                return new ArrayList<>();
            }
            long middle = begin + Long.highestOneBit(end - begin - 1);
            boolean left = index < middle;
            List<Hash> path = left ? path(index, begin, middle) : path(index, middle, end);
            path.add(Hash.of(left ? root(middle, end) : root(begin, middle)));
            return path;
        }

        /** SUBPROOF(m, D[begin:end], whole). */
        List<Hash> subproof(long old, long begin, long end, boolean whole) throws IOException {
            if (old == end) {
                List<Hash> path = new ArrayList<>();
                if (!whole) {
                    path.add(Hash.of(root(begin, end)));
                }
                return path;
            }
            long middle = begin + Long.highestOneBit(end - begin - 1);
            boolean left = old <= middle;
            List<Hash> path = left ? subproof(old, begin, middle, whole)
                    : subproof(old, middle, end, false);
            path.add(Hash.of(left ? root(middle, end) : root(begin, middle)));
            return path;
        }

        /** MTH(D[begin:end]). */
        private byte[] root(long begin, long end) throws IOException {
            long count = end - begin;
            if (Long.bitCount(count) == 1) {
                return complete(Long.numberOfTrailingZeros(count), begin);
            }
            long middle = begin + Long.highestOneBit(count);
            return nodes.node(root(begin, middle), root(middle, end));
        }

        private byte[] complete(int level, long begin) throws IOException {
            byte[] hash = keptOrNull(level, begin >> level);
            if (hash != null) {
                return hash;
            }
            long wanted = begin >> CHUNK_LEVEL;
            if (wanted != chunk) {
                chunkLeaves = source.leaves(wanted << CHUNK_LEVEL, CHUNK);
                chunk = wanted;
            }
            int first = (int) (begin & (CHUNK - 1));
            return small(first, first + (1 << level));
        }

        private byte[] small(int begin, int end) {
            if (end - begin == 1) {
                return chunkLeaves.get(begin);
            }
            int middle = (begin + end) >>> 1;
            return nodes.node(small(begin, middle), small(middle, end));
        }
    }
}
