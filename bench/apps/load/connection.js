'use strict';

const { once } = require('node:events');
const net = require('node:net');
const { readHttp } = require('./protocols');

/**
 * One connection, and one request at a time on it. The first answer is read; those after it are as long, and are
 * counted only.
 */
class Connection {
  #socket;
  #exchange;
  /** Of each answer, once the first has been read. */
  #length;
  #received = 0;
  #onChunk;
  #onAnswer;

  /** @param {number} port @param {import('./protocols').Exchange} exchange */
  static async open(port, exchange) {
    const connection = new Connection();
    connection.#exchange = exchange;
    await connection.#connect(port);
    if (exchange.opening) await connection.#readAnswer(exchange.opening, readHttp);
    return connection;
  }

  /** Sends the first request. @returns {Promise<Buffer>} what has come back */
  async first() {
    const { request, read } = this.#exchange;
    const { length, content } = await this.#readAnswer(request, read);
    this.#length = length;
    this.#onChunk = (chunk) => this.#count(chunk.length);
    return content;
  }

  /** @param {(error?: Error) => void} onAnswer called when all of it has come, or none can come any more */
  send(onAnswer) {
    this.#onAnswer = onAnswer;
    this.#socket.write(this.#exchange.request);
  }

  #connect(port) {
    this.#socket = net.connect(port, '127.0.0.1').setNoDelay();
    this.#socket.on('data', (chunk) => this.#onChunk(chunk));
    this.#socket.on('error', (error) => this.#onAnswer?.(error));
    this.#socket.on('end', () => this.#onAnswer?.(new Error('the server has closed a connection')));
    return once(this.#socket, 'connect');
  }

  /** The bytes go out, and what comes back is read until it is whole. */
  #readAnswer(bytes, read) {
    const chunks = [];
    return new Promise((resolve, reject) => {
      this.#onAnswer = reject;
      this.#onChunk = (chunk) => {
        chunks.push(chunk);
        const answer = read(Buffer.concat(chunks));
        if (answer?.ok === false) reject(new Error(`the answer is ${answer.content}`));
        else if (answer !== undefined) resolve(answer);
      };
      this.#socket.write(bytes);
    });
  }

  #count(bytes) {
    this.#received += bytes;
    if (this.#received < this.#length) return;
    const isLonger = this.#received > this.#length;
    this.#received = 0;
    this.#onAnswer(isLonger ? new Error('an answer is longer than the first') : undefined);
  }
}

module.exports = { Connection };
