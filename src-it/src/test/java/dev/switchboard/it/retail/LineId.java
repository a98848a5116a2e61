package dev.switchboard.it.retail;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which line of which order, as JPA wants it. */
public class LineId implements Serializable {

    private static final long serialVersionUID = 1L;

    private String order = "";
    private int line;

    /** For JPA. */
    public LineId() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LineId id && id.order.equals(order) && id.line == line;
    }

    @Override
    public int hashCode() {
        return Objects.hash(order, line);
    }
}
