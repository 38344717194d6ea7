using Annals.Capture.Politeness;

namespace Annals.Capture.Tests.Politeness;

public class HostGateTests
{
    private static readonly PolitenessSettings Settings = new() { Gap = TimeSpan.Zero, Patience = TimeSpan.Zero };

    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_take_the_turn_along()
    {
        var gate = new HostGate(Settings, TimeProvider.System);
        await gate.EnterAsync(Cancel);
        await gate.EnterAsync(Cancel);
        using var impatient = new CancellationTokenSource();
        var gone = gate.EnterAsync(impatient.Token);
        var patient = gate.EnterAsync(Cancel);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        gate.Leave();

        Assert.True(await patient);
    }

    [Fact]
    public async Task A_host_that_asked_to_be_left_alone_lets_nobody_in()
    {
        var gate = new HostGate(Settings, TimeProvider.System);

        gate.Hold(TimeSpan.FromHours(1));

        Assert.False(await gate.EnterAsync(Cancel));
    }

    [Fact]
    public async Task A_host_that_ever_asked_gets_one_connection_at_a_time()
    {
        var gate = new HostGate(Settings, TimeProvider.System);
        gate.Hold(TimeSpan.Zero);
        Assert.True(await gate.EnterAsync(Cancel));

        var second = gate.EnterAsync(Cancel);

        Assert.False(second.IsCompleted);
        gate.Leave();
        Assert.True(await second);
    }

    [Fact]
    public void A_shorter_wish_does_not_shorten_a_longer_one()
    {
        var gate = new HostGate(Settings, TimeProvider.System);
        var until = gate.Hold(TimeSpan.FromHours(1));

        Assert.Equal(until, gate.Hold(TimeSpan.FromSeconds(1)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
