-- The catalog: a projection of the ledger. Any change here raises Schema.VERSION.
--
-- A *place* is segment * 2^31 + ordinal: the staging place of one blob, never used twice.
-- Times are nanoseconds since 1970. Keys and folder paths are UTF-8 bytes.

CREATE TABLE applied(schema_version INT NOT NULL, number BIGINT NOT NULL);

CREATE TABLE buckets(
    num INT PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    name VARCHAR(63) NOT NULL,
    folded VARCHAR(63) NOT NULL UNIQUE,
    domains VARCHAR NOT NULL,
    blob_bytes BIGINT NOT NULL,
    undo_days INT NOT NULL);

-- One accepted version; a version of one blob (blobs = 1) is this row alone.
-- place: of its last accepted blob. live: the bucket's number when current and visible, else minus
-- that number. standing: of versions of several blobs only.
CREATE TABLE versions(
    place BIGINT PRIMARY KEY,
    live INT NOT NULL,
    okey VARBINARY(1024) NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    size BIGINT NOT NULL,
    sha256 BINARY(32) NOT NULL,
    kind TINYINT NOT NULL,
    mtime BIGINT NOT NULL,
    mtime_nano INT NOT NULL,
    meta VARCHAR,
    blobs INT NOT NULL,
    segment_offset BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    standing INT NOT NULL,
    hidden_by BIGINT,
    hidden_at BIGINT);
CREATE UNIQUE INDEX versions_key ON versions(live, okey, place);
CREATE INDEX versions_id ON versions(id);

-- What does not fit into versions.meta.
CREATE TABLE meta_parts(
    place BIGINT NOT NULL,
    part INT NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY(place, part));

-- Blobs of versions of several blobs, complete or not.
CREATE TABLE blobs(
    place BIGINT PRIMARY KEY,
    version UUID NOT NULL,
    bucket INT NOT NULL,
    okey VARBINARY(1024) NOT NULL,
    blob_index INT NOT NULL,
    blob_offset BIGINT NOT NULL,
    length BIGINT NOT NULL,
    sha256 BINARY(32) NOT NULL,
    segment_offset BIGINT NOT NULL,
    stored BIGINT NOT NULL);
CREATE INDEX blobs_version ON blobs(version, blob_index);

-- Places of accepted versions that are not current or not visible; holder: place of the version.
CREATE TABLE retired(place BIGINT PRIMARY KEY, holder BIGINT NOT NULL);

-- phase: 0 bytes wait for copies, 1 evictable, 2 evicted. pieces: see Pieces.
CREATE TABLE segments(
    segment BIGINT PRIMARY KEY,
    domains VARCHAR NOT NULL,
    asked INT NOT NULL,
    members INT NOT NULL,
    bytes BIGINT NOT NULL,
    phase INT NOT NULL,
    waiting INT NOT NULL,
    waiting_bytes BIGINT NOT NULL,
    pieces VARBINARY(1048576) NOT NULL);
CREATE INDEX segments_phase ON segments(phase, segment);

-- Segments of which a storage domain lacks copies that could be made.
CREATE TABLE gaps(domain VARCHAR NOT NULL, segment BIGINT NOT NULL, PRIMARY KEY(domain, segment));

CREATE TABLE cartridges(
    num INT PRIMARY KEY,
    barcode VARCHAR(32) NOT NULL UNIQUE,
    state INT NOT NULL,
    reason VARCHAR NOT NULL,
    domain VARCHAR,
    volume UUID,
    block_size INT NOT NULL,
    capacity BIGINT NOT NULL,
    generation BIGINT NOT NULL,
    index_block BIGINT NOT NULL,
    remaining BIGINT NOT NULL,
    session UUID,
    vcr BIGINT NOT NULL,
    library VARCHAR,
    element INT NOT NULL,
    blobs BIGINT NOT NULL,
    bytes BIGINT NOT NULL);

-- number: the ledger entry that counted it.
CREATE TABLE runs(
    cartridge INT NOT NULL,
    segment BIGINT NOT NULL,
    first_ordinal INT NOT NULL,
    end_ordinal INT NOT NULL,
    number BIGINT NOT NULL,
    domain VARCHAR NOT NULL,
    segment_offset BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    start_block BIGINT NOT NULL,
    byte_offset INT NOT NULL,
    generation BIGINT NOT NULL,
    PRIMARY KEY(cartridge, segment, first_ordinal, number));
CREATE INDEX runs_segment ON runs(segment, first_ordinal);

-- Paths that are not the plain one.
CREATE TABLE names(
    cartridge INT NOT NULL,
    place BIGINT NOT NULL,
    path VARCHAR NOT NULL,
    PRIMARY KEY(cartridge, place));

-- Copies that no longer count, of runs counted before entry number.
CREATE TABLE gone(
    cartridge INT NOT NULL,
    place BIGINT NOT NULL,
    number BIGINT NOT NULL,
    dropped BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY(cartridge, place));
CREATE INDEX gone_place ON gone(place, cartridge);

-- Counters over current objects; path ends in a slash, empty: the whole bucket.
CREATE TABLE folders(
    bucket INT NOT NULL,
    path VARBINARY(1024) NOT NULL,
    objects BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    lost BIGINT NOT NULL,
    degraded BIGINT NOT NULL,
    staged BIGINT NOT NULL,
    PRIMARY KEY(bucket, path));

-- Stretches of current keys: from first_key to the next chunk's.
CREATE TABLE chunks(
    bucket INT NOT NULL,
    first_key VARBINARY(1024) NOT NULL,
    members INT NOT NULL,
    PRIMARY KEY(bucket, first_key));
