/** Loaded before a program (`--import`): when it ends, what its process used goes to file descriptor 3. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakRssMiB: maxRSS / 1024 }));
});
