package dev.switchboard.it.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** Something that a tool did. */
@Entity
public class Effect {

    @Id
    @GeneratedValue
    private long id;

    private String what = "";

    /** For JPA. */
    protected Effect() {}

    Effect(String what) {
        this.what = what;
    }

    @Override
    public String toString() {
        return id + " " + what;
    }
}
