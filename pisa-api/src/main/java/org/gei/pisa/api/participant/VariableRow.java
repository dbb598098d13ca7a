package org.gei.pisa.api.participant;

import io.r2dbc.postgresql.codec.Json;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A variable that is loaded.
///
/// @param codes JSON object from code to label
@Table("codebook_variable")
record VariableRow(@Id String name, int position, String label, String kind, Json codes) {}
