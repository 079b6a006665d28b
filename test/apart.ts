/**
 * A database of its own for each test file: DynamoDB Local keeps one per access key, and two files that share one wait for each
 * other's every write.
 */
import { randomUUID } from 'node:crypto';

process.env.AWS_ACCESS_KEY_ID = randomUUID().replaceAll('-', '');
