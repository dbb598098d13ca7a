package org.gei.pisa.fieldwork.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.gei.pisa.fieldwork.source.Correction;
import org.gei.pisa.fieldwork.source.Population;

/// The cases of one participant in a student file, in random order. The id of a response is the number of
/// its case. Nothing is ever corrected: the source is to equal the file.
final class ReplayPopulation implements Population {

    private final String country;
    private final FileChannel spool;
    private final List<SpooledCase> cases;
    private final int highestId;

    ReplayPopulation(String country, FileChannel spool, List<SpooledCase> cases, int highestId, long seed) {
        this.country = country;
        this.spool = spool;
        this.highestId = highestId;
        var shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(seed));
        this.cases = List.copyOf(shuffled);
    }

    @Override
    public String country() {
        return country;
    }

    @Override
    public int size() {
        return cases.size();
    }

    @Override
    public int highestId() {
        return highestId;
    }

    @Override
    public int id(int position) {
        return cases.get(position).number();
    }

    @Override
    public CharSequence fields(int position) {
        var place = cases.get(position);
        var bytes = ByteBuffer.allocate(place.length());
        try {
            while (bytes.hasRemaining()) {
                if (spool.read(bytes, place.position() + bytes.position()) < 0) {
                    throw new EOFException("the spool of the replay is shorter than what was written");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public List<Correction> correction(int position, RandomGenerator random) {
        return List.of();
    }
}
