using System.Runtime.ExceptionServices;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>Threads that share the units of a piece of work.</summary>
/// <remarks>
/// Units do not depend on each other, and what they are does not depend on the number of threads: so results do not either. The caller
/// works too, and never waits for a thread that has not begun: where the pool is busy it does everything itself. Nothing is allocated by
/// a run; the pool may allocate when it starts a thread.
/// </remarks>
internal sealed class Workers
{
    /// <summary>Multiply-adds below which waking a thread may take longer than it saves, about 200 µs of work.</summary>
    private const long LeastWork = 10_000_000;

    private readonly Helper[] _helpers;
    private readonly long _leastWork;
    private Action<int>? _unit;
    private int _units;
    private int _taken;
    private ExceptionDispatchInfo? _failure;

    /// <summary>So many threads, the caller's included, which share work of at least so many multiply-adds.</summary>
    public Workers(int threads, long leastWork = LeastWork)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        _leastWork = leastWork;
        _helpers = new Helper[threads - 1];
        for (int index = 0; index < _helpers.Length; index++)
            _helpers[index] = new(this);
    }

    /// <summary>The caller's thread alone.</summary>
    public static Workers One { get; } = new(1);

    /// <summary>How many threads, the caller's included.</summary>
    public int Threads => _helpers.Length + 1;

    /// <summary>Does the units 0..units-1. Where some fail, the first failure is thrown when no thread works any more.</summary>
    /// <param name="units">How many.</param>
    /// <param name="work">About how many multiply-adds all units are; little work stays on the caller's thread.</param>
    /// <param name="unit">Does one.</param>
    public void Run(int units, long work, Action<int> unit)
    {
        if (_helpers.Length == 0 || units < 2 || work < _leastWork)
        {
            for (int index = 0; index < units; index++)
                unit(index);
            return;
        }

        (_unit, _units, _taken) = (unit, units, 0);
        _failure = null;
        int helpers = Math.Min(_helpers.Length, units - 1);
        for (int index = 0; index < helpers; index++)
            _helpers[index].Ask();
        TakeUnits();
        for (int index = 0; index < helpers; index++)
            _helpers[index].Await();
        _failure?.Throw();
    }

    private void TakeUnits()
    {
        try
        {
            for (int index = Interlocked.Increment(ref _taken) - 1; index < _units; index = Interlocked.Increment(ref _taken) - 1)
                _unit!(index);
        }
#pragma warning disable CA1031 // whatever it is, the caller's thread throws it when no other works any more
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        }
    }

    /// <summary>One thread of the pool, asked to take units.</summary>
    private sealed class Helper(Workers workers) : IThreadPoolWorkItem
    {
        private const int Idle = 0;
        private const int Asked = 1;
        private const int Working = 2;
        private int _state;
        private int _isQueued;

        public void Ask()
        {
            Interlocked.Exchange(ref _state, Asked);
            // one that was asked before and never began waits in the queue still
            if (Interlocked.Exchange(ref _isQueued, 1) == 0)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            Interlocked.Exchange(ref _isQueued, 0);
            if (Interlocked.CompareExchange(ref _state, Working, Asked) != Asked)
                return;
            workers.TakeUnits();
            Volatile.Write(ref _state, Idle);
        }

        /// <summary>Takes back the request if the thread has not begun, else waits until it is done.</summary>
        public void Await()
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Asked) == Asked)
                return;
            SpinWait wait = default;
            while (Volatile.Read(ref _state) != Idle)
                wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}
