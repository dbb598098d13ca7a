package org.gei.pisa.ui.feed;

import java.util.List;
import java.util.Optional;
import org.gei.pisa.domain.live.LoadedVariable;

/// What can be asked about, in the order of the codebook, the domains first.
public record Variables(List<LoadedVariable> list) {

    public Variables {
        list = List.copyOf(list);
    }

    public Optional<LoadedVariable> find(String name) {
        return list.stream().filter(variable -> variable.name().equals(name)).findFirst();
    }

    /// The label of a variable, or its name where it has none.
    public String label(String name) {
        return find(name).map(LoadedVariable::label).orElse(name);
    }

    /// What a code means: `1` of ST004D01T is `Female`; `1-2` is `Female minus Male`.
    public String label(String name, String code) {
        var dash = code.indexOf('-', 1);
        if (dash > 0) {
            return label(name, code.substring(0, dash)) + " minus " + label(name, code.substring(dash + 1));
        }
        return find(name).map(variable -> variable.codes().get(code)).orElse(code);
    }

    /// Those of some kinds.
    public List<LoadedVariable> of(LoadedVariable.Kind... kinds) {
        var wanted = List.of(kinds);
        return list.stream()
                .filter(variable -> wanted.contains(variable.kind()))
                .toList();
    }
}
