/**
 * The benchmark's one class in the catalog's package: it describes tools as a deployment does, with what the catalog keeps to
 * itself. Nothing else belongs here.
 */
package dev.switchboard.catalog;
