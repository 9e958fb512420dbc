package org.holdfast.engine.ledger.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing row of hashes in pages, 32 bytes each and nothing more. */
final class HashColumn {
    private static final int PAGE_HASHES = 1024;
    private final List<byte[]> pages = new ArrayList<>();
    private long count;

    void add(byte[] hash) {
        int at = (int) (count % PAGE_HASHES) * Hash.BYTES;
        if (at == 0 && count / PAGE_HASHES == pages.size()) {
            // the first page of a small tree stays small
            pages.add(new byte[pages.isEmpty() ? 8 * Hash.BYTES : PAGE_HASHES * Hash.BYTES]);
        }
        int last = (int) (count / PAGE_HASHES);
        if (at == pages.get(last).length) {
            pages.set(last, Arrays.copyOf(pages.get(last), at * 2));
        }
        System.arraycopy(hash, 0, pages.get(last), at, Hash.BYTES);
        count++;
    }

    byte[] get(long index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("hash " + index + " of " + count);
        }
        int at = (int) (index % PAGE_HASHES) * Hash.BYTES;
        return Arrays.copyOfRange(pages.get((int) (index / PAGE_HASHES)), at, at + Hash.BYTES);
    }

    void clear() {
        count = 0;
    }
}
