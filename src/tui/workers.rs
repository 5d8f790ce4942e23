//! The threads that work for the screen.
//!
//! Whatever is asked for by a key comes first; reading all articles for the list fills the time between.

use std::collections::VecDeque;
use std::mem::discriminant;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

use super::desk::Desk;
use super::effect::{Job, Message};
use super::worker::Worker;

/// Hands jobs to the threads.
#[derive(Clone)]
pub(super) struct Workers(Arc<Shared>);

struct Shared {
    queue: Mutex<Queue>,
    arrived: Condvar,
}

/// Who waits for a job.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// Somebody who pressed a key.
    Urgent,
    /// Somebody who decided, and goes on meanwhile.
    Saving,
    /// Nobody.
    Background,
}

impl Rank {
    fn of(job: &Job) -> Self {
        match job {
            Job::Find(_) | Job::Survey(..) => Self::Background,
            Job::Save(..) | Job::TakeBack(_) | Job::Watch => Self::Saving,
            _ => Self::Urgent,
        }
    }
}

#[derive(Default)]
struct Queue {
    urgent: VecDeque<Job>,
    /// How many of the urgent ones are being done; until they are, what nobody waits for rests.
    awaited: usize,
    background: VecDeque<Job>,
    /// What is saved, in this order and by one thread alone.
    saving: VecDeque<Job>,
}

/// So often the library is asked whether another program has changed it.
const WATCHED: Duration = Duration::from_secs(1);

impl Workers {
    /// Starts the threads. They end with the program.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub(super) fn start(desk: &Arc<Desk>, tell: impl Fn(Message) + Clone + Send + 'static) -> io::Result<Self> {
        let workers = Self(Arc::new(Shared { queue: Mutex::default(), arrived: Condvar::new() }));
        let processors = thread::available_parallelism().map_or(1, usize::from);
        for number in 0..=processors {
            // The first is kept free for what is asked for by keys.
            workers
                .start_one(desk, tell.clone(), format!("worker {number}"), move |workers| workers.next(number > 0))?;
        }
        workers.start_one(desk, tell, "library".into(), Self::next_to_save)?;
        Ok(workers)
    }

    fn start_one(
        &self,
        desk: &Arc<Desk>,
        tell: impl Fn(Message) + Send + 'static,
        name: String,
        next: impl Fn(&Self) -> Job + Send + 'static,
    ) -> io::Result<()> {
        let (workers, mut worker) = (self.clone(), Worker::new(Arc::clone(desk)));
        let work = move || loop {
            let job = next(&workers);
            let rank = Rank::of(&job);
            worker.perform_guarded(job, &mut |message| {
                tell(message);
                if rank == Rank::Background {
                    workers.give_way();
                }
            });
            workers.done(rank);
        };
        thread::Builder::new().name(name).spawn(work).map(drop)
    }

    /// Has a job done. One of the same kind that was asked for by a key and not begun yet is dropped for it, unless it saves
    /// something.
    pub(super) fn ask(&self, job: Job) {
        let mut queue = self.lock();
        match Rank::of(&job) {
            Rank::Background => queue.background.push_back(job),
            Rank::Saving => queue.saving.push_back(job),
            Rank::Urgent => {
                queue.urgent.retain(|other| discriminant(other) != discriminant(&job));
                queue.urgent.push_back(job);
            }
        }
        self.0.arrived.notify_all();
    }

    fn next(&self, background: bool) -> Job {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.urgent.pop_front() {
                queue.awaited += 1;
                return job;
            }
            if background
                && queue.awaited == 0
                && let Some(job) = queue.background.pop_front()
            {
                return job;
            }
            queue = self.0.arrived.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until nobody waits for anything else.
    fn give_way(&self) {
        let mut queue = self.lock();
        while queue.awaited > 0 || !queue.urgent.is_empty() {
            queue = self.0.arrived.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn done(&self, rank: Rank) {
        if rank == Rank::Urgent {
            self.lock().awaited -= 1;
            self.0.arrived.notify_all();
        }
    }

    /// What is to be saved next; every now and then, a look at the library.
    fn next_to_save(&self) -> Job {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.saving.pop_front() {
                return job;
            }
            let (waited, timeout) = self.0.arrived.wait_timeout(queue, WATCHED).unwrap_or_else(PoisonError::into_inner);
            if timeout.timed_out() {
                return Job::Watch;
            }
            queue = waited;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
