package dev.switchboard.it.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** Something that several change at the same time. */
@Entity
public class Counter {

    @Id
    private String name = "";

    private int amount;

    @Version
    private int version;

    /** For JPA. */
    protected Counter() {}

    Counter(String name) {
        this.name = name;
    }

    void add() {
        amount++;
    }

    @Override
    public String toString() {
        return name + " " + amount + " at version " + version;
    }
}
