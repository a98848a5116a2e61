package dev.switchboard.it.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Has no tool of its own. */
@ApplicationScoped
public class OnlyInheritedTools extends GenericToolsAbove<LocalDate> {}
