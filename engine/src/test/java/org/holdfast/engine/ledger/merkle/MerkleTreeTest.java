package org.holdfast.engine.ledger.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The eight leaves that implementations of Certificate Transparency test with. */
    private static final List<String> KNOWN = List.of("", "00", "10", "2021", "3031", "40414243",
            "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** MTH as RFC 6962, 2.1 defines it, sharing nothing with the tree. */
    private static byte[] defined(List<byte[]> leaves) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (leaves.isEmpty()) {
            return digest.digest();
        }
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        if (leaves.size() == 1) {
            input.write(0);
            input.write(leaves.getFirst());
            return digest.digest(input.toByteArray());
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        input.write(1);
        input.write(defined(leaves.subList(0, k)));
        input.write(defined(leaves.subList(k, leaves.size())));
        return digest.digest(input.toByteArray());
    }

    private static List<byte[]> someLeaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(("leaf " + i).getBytes(StandardCharsets.US_ASCII));
        }
        return leaves;
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        TreeHasher hasher = new TreeHasher();
        return MerkleTree.of(leaves.stream().map(hasher::leaf).toList());
    }

    @Test
    void rootsAreTheDefinedOnes() throws Exception {
        List<byte[]> known = KNOWN.stream().map(HEX::parseHex).toList();
        for (int n = 0; n <= known.size(); n++) {
            List<byte[]> leaves = known.subList(0, n);
            assertEquals(new TreeHead(n, Hash.of(defined(leaves))), tree(leaves).head());
        }
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                tree(List.of()).head().root().toString());
        assertEquals("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                tree(known.subList(0, 1)).head().root().toString());
        assertEquals("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
                tree(known).head().root().toString());
        for (int n : new int[] {63, 64, 65, 127, 128, 129, 200}) {
            assertEquals(Hash.of(defined(someLeaves(n))), tree(someLeaves(n)).head().root());
        }
    }

    @Test
    void everyInclusionProofUpTo64Holds() throws Exception {
        List<byte[]> leaves = someLeaves(200);
        MerkleTree tree = tree(leaves);
        for (int size : sizes()) {
            TreeHead head = new TreeHead(size, Hash.of(defined(leaves.subList(0, size))));
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index, size);
                assertTrue(ProofCheck.included(leaves.get(index), proof, head));
                assertFalse(ProofCheck.included(leaves.get(index + 1), proof, head));
                assertTrue(proof.path().size() <= 8);
            }
        }
    }

    @Test
    void everyConsistencyProofUpTo64Holds() throws Exception {
        List<byte[]> leaves = someLeaves(200);
        MerkleTree tree = tree(leaves);
        List<TreeHead> heads = new ArrayList<>();
        for (int n = 0; n <= 200; n++) {
            heads.add(new TreeHead(n, Hash.of(defined(leaves.subList(0, n)))));
        }
        for (int size : sizes()) {
            for (int old = 0; old <= size; old++) {
                ConsistencyProof proof = tree.consistency(old, size);
                assertTrue(ProofCheck.consistent(heads.get(old), heads.get(size), proof));
                if (old > 0 && old < size) {
                    TreeHead wrong = new TreeHead(old, heads.get(old - 1).root());
                    assertFalse(ProofCheck.consistent(wrong, heads.get(size), proof));
                }
            }
        }
    }

    private static int[] sizes() {
        return java.util.stream.IntStream.concat(java.util.stream.IntStream.rangeClosed(1, 64),
                java.util.stream.IntStream.of(65, 127, 128, 129, 199)).toArray();
    }

    @Test
    void aChangedProofIsRefused() throws IOException {
        List<byte[]> leaves = someLeaves(23);
        MerkleTree tree = tree(leaves);
        TreeHead head = tree.head();
        InclusionProof proof = tree.inclusion(11, 23);
        for (int i = 0; i < proof.path().size(); i++) {
            List<Hash> path = new ArrayList<>(proof.path());
            byte[] bytes = path.get(i).bytes();
            bytes[i] ^= 1;
            path.set(i, Hash.of(bytes));
            assertFalse(ProofCheck.included(leaves.get(11), new InclusionProof(11, 23, path),
                    head));
            path.remove(i);
            assertFalse(ProofCheck.included(leaves.get(11), new InclusionProof(11, 23, path),
                    head));
        }
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(head.root());
        assertFalse(ProofCheck.included(leaves.get(11), new InclusionProof(11, 23, longer), head));
        assertFalse(ProofCheck.included(leaves.get(11), new InclusionProof(12, 23, proof.path()),
                head));
        assertFalse(ProofCheck.consistent(new TreeHead(7, head.root()), head,
                new ConsistencyProof(7, 23, List.of())));
        assertFalse(ProofCheck.consistent(new TreeHead(0, head.root()), head,
                new ConsistencyProof(0, 23, List.of())));
    }

    @Test
    void whatIsNotThereHasNoProof() {
        MerkleTree tree = tree(someLeaves(5));
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(5, 5));
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(0, 6));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(4, 6));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(4, 3));
    }

    @Test
    void aProofReadsFewChunks() throws IOException {
        List<byte[]> hashes = someLeaves(5000).stream().map(new TreeHasher()::leaf).toList();
        List<Long> asked = new ArrayList<>();
        MerkleTree tree = new MerkleTree((first, count) -> {
            asked.add(first);
            return hashes.subList((int) first, (int) first + count);
        });
        hashes.forEach(tree::add);
        tree.inclusion(1000, 4999);
        assertTrue(asked.size() <= 2, "asked for " + asked);
        asked.clear();
        tree.consistency(777, 4095);
        assertTrue(asked.size() <= 3, "asked for " + asked);
    }
}
