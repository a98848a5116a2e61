package dev.switchboard.it.dispatch;

import jakarta.enterprise.context.ApplicationScoped;

/** Says nothing of roles itself. */
@ApplicationScoped
public class InheritedRoleTools extends RoleToolsAbove {}
