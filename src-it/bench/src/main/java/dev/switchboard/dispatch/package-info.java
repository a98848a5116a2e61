/**
 * The benchmark's one class in the dispatcher's package: it puts the dispatcher's own steps together without a server, which
 * nobody outside may do. Nothing else belongs here.
 */
package dev.switchboard.dispatch;
