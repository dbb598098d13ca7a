package org.gei.pisa.domain.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.codebook.VariableKind;

/// Which background variables columns have, and where: categorical ones as 16 bits, continuous ones as 64.
public final class ColumnLayout {

    private final List<Variable> variables;
    private final int[] places;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int categorical;

    /// @param variables background variables, in the order of the values of a response
    public ColumnLayout(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        this.places = new int[variables.size()];
        int codes = 0;
        int numbers = 0;
        for (int i = 0; i < places.length; i++) {
            var variable = variables.get(i);
            if (!variable.isBackground()) {
                throw new IllegalArgumentException("layout: expected background variables, but got " + variable.name()
                        + " of kind " + variable.kind());
            }
            places[i] = isCategorical(i) ? codes++ : numbers++;
            positions.put(variable.name(), i);
        }
        this.categorical = codes;
    }

    /// The background variables in the order of the values of a response.
    public List<Variable> variables() {
        return variables;
    }

    /// Whether there is a quantity of this name, a domain or one of the variables.
    public boolean has(String variable) {
        return positions.containsKey(variable) || Domain.find(variable).isPresent();
    }

    /// Codes of a categorical variable, in the order of the codebook.
    public List<Integer> codes(String variable) {
        return List.copyOf(variables.get(position(variable)).codes().keySet());
    }

    int size() {
        return places.length;
    }

    int categorical() {
        return categorical;
    }

    boolean isCategorical(int position) {
        return variables.get(position).kind() == VariableKind.CATEGORICAL;
    }

    /// Number of the column among those of its kind.
    int place(int position) {
        return places[position];
    }

    /// @throws IllegalArgumentException if there is no such variable
    int position(String variable) {
        var position = positions.get(variable);
        if (position == null) {
            throw new IllegalArgumentException("variable: expected one of "
                    + variables.stream().map(Variable::name).collect(Collectors.joining(", ")) + ", but got "
                    + variable);
        }
        return position;
    }
}
