package org.gei.pisa.api.participant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A configured country or economy.
@Table("participant")
public record ParticipantRow(
        @Id String cnt, String name, @Nullable String mapId, int expectedStudents, int expectedSchools) {}
