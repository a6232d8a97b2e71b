/** The service: starts the engine on what its journals hold, keeps it running, and stops it in order. */
package io.ringfire.app.service;
