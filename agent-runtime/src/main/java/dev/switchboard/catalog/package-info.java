/**
 * Every tool and agent of the deployment, checked and described once, at deployment. Built by {@link
 * dev.switchboard.catalog.ToolExtension}; the rest of the runtime only reads {@link dev.switchboard.catalog.Catalog}.
 */
@NullMarked
package dev.switchboard.catalog;

import org.jspecify.annotations.NullMarked;
