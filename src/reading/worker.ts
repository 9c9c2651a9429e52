import { parentPort, workerData } from 'node:worker_threads';
import { attempt, type Job } from './pool.ts';
import { Reader, type ReaderOptions } from './reader.ts';

// The thread behind one worker of the pool: loads a model of its own, then answers one article at a time.
const reader = await Reader.load(workerData as ReaderOptions);
parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await attempt(reader, job)));
parentPort?.postMessage('ready');
