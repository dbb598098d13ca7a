package org.gei.pisa.api.estimate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.gei.pisa.api.estimate.CountryResponses.Answer;
import org.gei.pisa.domain.survey.Disclosure;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers a country's questions as far as they may be known, see [Disclosure]. New students are held back
/// by that; here a correction is: while a cell has the students it had, its answer stays what it was.
///
/// What was answered is remembered for the questions asked last, and forgotten when the application ends: a
/// correction may then be told from the answer before it.
@Component
public class ReleasedAnswers {

    private static final int REMEMBERED = 20_000;

    private final Disclosure disclosure;
    private final Cache<Key, Held> held =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ReleasedAnswers(DisclosureProperties properties) {
        this.disclosure = properties.disclosure();
    }

    private record Key(String country, Object question) {}

    private record Held(long version, List<?> parts) {}

    /// @param question equal for equal questions, which have answers of equal type
    /// @param compute the answer, part by part
    /// @param unchanged whether two parts are of the same cell, and it has as many students as it had
    public <T> Answer<List<T>> ask(
            String country,
            CountryResponses responses,
            Object question,
            Function<ResponseColumns, List<T>> compute,
            BiPredicate<T, T> unchanged) {
        var answer = responses.askOnce(question, compute);
        if (!disclosure.isProtecting()) {
            return answer;
        }
        var now = held.asMap().compute(new Key(country, question), (_, before) -> released(before, answer, unchanged));
        @SuppressWarnings("unchecked") // equal questions have answers of equal type
        var parts = (List<T>) now.parts();
        return new Answer<>(answer.version(), answer.size(), answer.loadedAt(), parts);
    }

    public Disclosure disclosure() {
        return disclosure;
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> Held released(@Nullable Held before, Answer<List<T>> answer, BiPredicate<T, T> unchanged) {
        if (before == null) {
            return new Held(answer.version(), answer.value());
        }
        if (before.version() >= answer.version()) {
            return before; // somebody was faster, or this is the answer that is held
        }
        var old = (List<T>) before.parts();
        var parts = answer.value().stream()
                .map(part -> old.stream()
                        .filter(known -> unchanged.test(known, part))
                        .findFirst()
                        .orElse(part))
                .toList();
        return new Held(answer.version(), parts);
    }
}
